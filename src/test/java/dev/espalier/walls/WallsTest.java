package dev.espalier.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.espalier.walls.House.Library;
import dev.espalier.walls.House.Room;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallsTest {
    private static final String HOUSE = "dev.espalier";
    private static final String BAD_HOUSE = "dev.espalier.walls.bad";

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);
    private final JavaClasses badHouse = new ClassFileImporter().importPackages(BAD_HOUSE);

    @TestFactory
    Stream<DynamicTest> everyWallStands() {
        return rules(new Walls(HOUSE))
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(house)));
    }

    @TestFactory
    Stream<DynamicTest> everyWallNoticesABadlyBuiltHouse() {
        return rules(new Walls(BAD_HOUSE))
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertThatThrownBy(() -> rule.check(badHouse))
                                .isInstanceOf(AssertionError.class)
                                .hasMessageContaining(BAD_HOUSE)));
    }

    @Test
    void everyRoomThatIsThereIsInTheTable() {
        List<String> rooms = House.rooms().stream().map(Room::name).toList();
        assertThat(house)
                .map(type -> type.getPackageName())
                .filteredOn(name -> name.startsWith(HOUSE + "."))
                .map(name -> name.substring(HOUSE.length() + 1).split("\\.")[0])
                .allSatisfy(room -> assertThat(rooms).contains(room));
    }

    private static Stream<ArchRule> rules(Walls walls) {
        Stream<ArchRule> imports = House.rooms().stream()
                .filter(room -> !room.name().equals("cli"))
                .map(walls::imports);
        Stream<ArchRule> libraries = House.libraries().stream().map((Library library) -> walls.keeps(library));
        Stream<ArchRule> purity = Stream.of(
                walls.clock(),
                walls.threads(),
                walls.randomness(),
                walls.inputAndOutput(),
                walls.statics(),
                walls.scalars(),
                walls.hostArrays(),
                walls.layers());
        return Stream.of(imports, libraries, purity).flatMap(rules -> rules);
    }
}
