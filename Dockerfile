# syntax=docker/dockerfile:1
# The build needs a JDK, Maven and Node; what runs needs a Java runtime and the jars alone.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends maven curl ca-certificates \
 && curl -fsSL https://deb.nodesource.com/setup_22.x | bash - \
 && apt-get install -y --no-install-recommends nodejs \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
COPY search-spaces search-spaces
COPY web web
# The rehearsal belongs to the Java that will run the server, so it is left to the second stage.
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    mvn -B -Dmaven.test.skip=true -DskipTests -Dspotless.check.skip=true -DskipRehearsal=true package

FROM eclipse-temurin:25-jre
# libgomp: the engines' native code computes on several threads with it.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libgomp1 curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --create-home --home-dir /home/espalier espalier \
 && mkdir /data /datasets \
 && chown espalier /data
WORKDIR /opt/espalier
COPY espalier ./
COPY --from=build /source/target/espalier.jar target/
COPY --from=build /source/target/lib target/lib
# Starts and ends the server once, which writes the cache that makes later starts several times faster.
RUN ./espalier rehearse
USER espalier
VOLUME /data
EXPOSE 7070
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD curl -fsS http://127.0.0.1:7070/health/ready
# Within the container the server must listen on every address to be reached at all, so it asks for tokens: put a token
# file at /run/secrets/espalier-tokens, or end the command line with --insecure where nobody else reaches the port.
ENTRYPOINT ["/opt/espalier/espalier"]
CMD ["serve", "--host", "0.0.0.0", "--data-dir", "/data", "--data-root", "/datasets", "--token-file", "/run/secrets/espalier-tokens"]
