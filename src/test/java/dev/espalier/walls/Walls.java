package dev.espalier.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import dev.espalier.walls.House.Library;
import dev.espalier.walls.House.Room;
import java.nio.Buffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/** The walls as rules over the classes below one base package, so that they can be tried on a badly built house too. */
final class Walls {
    private static final Set<String> CLOCK_TYPES = Set.of("java.time.Clock", "java.time.InstantSource");
    private static final Set<String> CLOCK_READERS = Set.of("currentTimeMillis", "nanoTime");

    private static final Set<String> UNSEEDED_TYPES =
            Set.of("java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom");
    private static final Set<String> UNSEEDED_METHODS = Set.of(
            "java.lang.Math.random()",
            "java.lang.StrictMath.random()",
            "java.util.UUID.randomUUID()",
            "java.util.Collections.shuffle(java.util.List)");

    /** What {@code java.io} and its like offer that reaches nothing outside the process. */
    private static final Set<String> HARMLESS = Set.of(
            "java.io.Serializable", "java.io.ObjectStreamField", "java.io.Serial", "java.io.UncheckedIOException");

    /** The one place in the core that makes random generators, each from a seed that it is given. */
    private static final String SEEDED_SOURCE = "RandomSource";

    private static final Set<String> NUMBERS_LENT = Set.of("mul", "div", "pow");
    private static final Set<String> COPIES = Set.of("ai.djl.ndarray.NDManager.create", "ai.djl.ndarray.NDArray.set");

    private final String base;

    Walls(String base) {
        this.base = base;
    }

    /** A room imports only the rooms named in its row. */
    ArchRule imports(Room room) {
        return classes()
                .that(are(room.name()))
                .should()
                .onlyDependOnClassesThat(describe("are outside the house or in " + room.mayImport(), other -> {
                    String where = roomOf(other);
                    return where.isEmpty()
                            || where.equals(room.name())
                            || room.mayImport().contains(where);
                }))
                .because("the room " + room.name() + " may import " + room.mayImport())
                .allowEmptyShould(true);
    }

    /** A library stays in its rooms. */
    ArchRule keeps(Library library) {
        return noClasses()
                .that(describe(
                        "are outside " + library.rooms(),
                        type -> !library.rooms().contains(roomOf(type))
                                && !roomOf(type).isEmpty()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.packages())
                .because(library.name() + " is kept in " + library.rooms())
                .allowEmptyShould(true);
    }

    /** The core reads no clock. */
    ArchRule clock() {
        return core("reads a clock", access -> {
            String owner = access.getTargetOwner().getName();
            return CLOCK_TYPES.contains(owner)
                    || (owner.startsWith("java.time.") && access.getName().equals("now"))
                    || (owner.equals("java.lang.System") && CLOCK_READERS.contains(access.getName()));
        });
    }

    /** The core starts no thread and waits for none. */
    ArchRule threads() {
        return core("uses threads", access -> {
            JavaClass owner = access.getTargetOwner();
            return owner.isAssignableTo(Thread.class)
                    || owner.isAssignableTo(ThreadLocal.class)
                    || owner.isAssignableTo(Executor.class)
                    || owner.isAssignableTo(Future.class)
                    || owner.getName().equals("java.util.concurrent.Executors")
                    || access.getName().startsWith("parallel");
        });
    }

    /** The core has no random source but the one that it is given. */
    ArchRule randomness() {
        return core("makes randomness of its own", access -> {
            String owner = access.getTargetOwner().getName();
            String member = access.getName();
            boolean makes = member.equals("<init>") || member.equals("of") || member.equals("getDefault");
            return UNSEEDED_METHODS.contains(access.getTarget().getFullName())
                    || UNSEEDED_TYPES.contains(owner)
                    || (makes
                            && isRandomGenerator(owner)
                            && !access.getOriginOwner().getSimpleName().equals(SEEDED_SOURCE));
        });
    }

    /** The core reads and writes nothing outside the process. */
    ArchRule inputAndOutput() {
        return noClasses()
                .that(areCore())
                .should()
                .dependOnClassesThat(describe(
                        "do input or output",
                        type -> List.of("java.io", "java.net", "java.nio.file", "java.nio.channels").stream()
                                        .anyMatch(type.getPackageName()::startsWith)
                                && !HARMLESS.contains(type.getName())))
                .because("the core is a library without surroundings")
                .allowEmptyShould(true);
    }

    /** What a gradient goes through takes its numbers from {@code Scalar}, whose Javadoc says why. */
    ArchRule scalars() {
        return noClasses()
                .that()
                .resideInAnyPackage(base + ".trainer.model", base + ".trainer.loss")
                .should()
                .accessTargetWhere(describe(
                        "multiplies, divides or raises an array by a number",
                        access -> access.getTargetOwner().getName().equals("ai.djl.ndarray.NDArray")
                                && NUMBERS_LENT.contains(access.getName())
                                && access.getTarget().getFullName().endsWith("(java.lang.Number)")))
                .because("PyTorch would compute the gradient from memory that may be collected by then");
    }

    /** Java's arrays go to an engine through {@code HostArrays}, whose Javadoc says why. */
    ArchRule hostArrays() {
        return noClasses()
                .that()
                .resideInAPackage(base + ".trainer..")
                .and()
                .doNotHaveSimpleName("HostArrays")
                .should()
                .accessTargetWhere(describe("copies Java's values to an engine", Walls::copiesValues))
                .because("MXNet would copy memory that may be collected by then");
    }

    private static boolean copiesValues(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget called
                && COPIES.contains(called.getOwner().getName() + "." + called.getName())
                && called.getRawParameterTypes().stream()
                        .limit(1)
                        .anyMatch(first -> first.isArray()
                                || first.isPrimitive()
                                || first.isAssignableTo(Number.class)
                                || first.isAssignableTo(Buffer.class));
    }

    /** Packages at every level are in layers. */
    ArchRule layers() {
        return slices().matching(base + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a package is understood after those that it imports, and never before");
    }

    /** Nothing static changes. */
    ArchRule statics() {
        return fields().that(describe(
                        "are static",
                        field -> field.getModifiers().contains(JavaModifier.STATIC)
                                && !roomOf(field.getOwner()).isEmpty()))
                .should()
                .beFinal()
                .andShould(not(ArchConditions.haveRawType(describe("can change", Walls::canChange))))
                .because("state belongs to objects with an owner")
                .allowEmptyShould(true);
    }

    private ArchRule core(String deed, java.util.function.Predicate<JavaAccess<?>> forbidden) {
        return noClasses()
                .that(areCore())
                .should()
                .accessTargetWhere(describe(deed, forbidden::test))
                .because("the core is a library without surroundings")
                .allowEmptyShould(true);
    }

    private DescribedPredicate<JavaClass> areCore() {
        return describe("are in the core", type -> House.CORE.contains(roomOf(type)));
    }

    private DescribedPredicate<JavaClass> are(String room) {
        return describe("are in the room " + room, type -> roomOf(type).equals(room));
    }

    /** The room of a class; empty for one outside the house. */
    private String roomOf(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        if (!name.startsWith(base + ".")) {
            return "";
        }
        String below = name.substring(base.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    private static boolean isRandomGenerator(String type) {
        return type.equals("java.util.Random")
                || type.startsWith("java.util.random.")
                || type.equals("java.util.SplittableRandom")
                || (type.startsWith("org.hipparchus.random.") && !type.endsWith("SequenceGenerator"));
    }

    /** Whether {@code type} is one of the JDK's own that are made to be changed. */
    private static boolean canChange(JavaClass type) {
        boolean holdsMany = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
        return type.getPackageName().equals("java.util.concurrent.atomic")
                || type.isEquivalentTo(StringBuilder.class)
                || (holdsMany && !type.isInterface() && type.getPackageName().startsWith("java.util"));
    }
}
