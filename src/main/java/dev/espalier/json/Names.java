package dev.espalier.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Names enums and the records of sealed interfaces, so that the types themselves need no annotation. */
final class Names extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    private static final JsonTypeInfo.Value BY_TYPE =
            JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, true);

    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    @Override
    public TypeResolverBuilder<?> findTypeResolver(MapperConfig<?> config, AnnotatedClass type, JavaType base) {
        return isOneOfSeveral(type.getRawType()) ? new StdTypeResolverBuilder().init(BY_TYPE, null) : null;
    }

    @Override
    public List<NamedType> findSubtypes(Annotated annotated) {
        Class<?> type = annotated.getRawType();
        return isSealed(type)
                ? Arrays.stream(type.getPermittedSubclasses())
                        .map(NamedType::new)
                        .toList()
                : null;
    }

    @Override
    public String findTypeName(AnnotatedClass annotated) {
        Class<?> type = annotated.getRawType();
        return isOneOfSeveral(type) && !isSealed(type)
                ? PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(type.getSimpleName())
                : null;
    }

    /** Every member must be there but those that may be absent and lists, so that a record is never made with a null in it. */
    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
        return !OPTIONAL.contains(member.getRawType()) && member.getRawType() != List.class;
    }

    private static boolean isOneOfSeveral(Class<?> type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
                .anyMatch(Names::isSealed);
    }

    /** A sealed interface of records; {@link Json} is one too, but is told apart by its own form. */
    private static boolean isSealed(Class<?> type) {
        return type.isInterface()
                && type.isSealed()
                && type != Json.class
                && Arrays.stream(type.getPermittedSubclasses()).allMatch(Class::isRecord);
    }
}
