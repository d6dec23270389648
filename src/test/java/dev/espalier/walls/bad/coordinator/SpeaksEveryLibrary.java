package dev.espalier.walls.bad.coordinator;

class SpeaksEveryLibrary {
    ai.djl.ndarray.NDArray array;
    java.sql.Connection connection;
    com.fasterxml.jackson.databind.JsonNode json;
    picocli.CommandLine commandLine;
    org.hipparchus.random.SobolSequenceGenerator sequence;
    com.ezylang.evalex.Expression expression;
}
