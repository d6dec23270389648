package dev.espalier.walls;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rooms of the house, in the order that data walks, and who may import what: the table of the design as data. */
final class House {
    private House() {}

    /** A room and the rooms that it may import. */
    record Room(String name, Set<String> mayImport) {}

    /** A library and the rooms that it is kept in. */
    record Library(String name, Set<String> rooms, String... packages) {}

    static final Set<String> CORE = Set.of("study", "space", "sampler", "scheduler", "analysis", "simulation");

    private static final List<Map.Entry<String, String>> TABLE = List.of(
            entry("study", ""),
            entry("space", "study"),
            entry("json", "study"),
            entry("sampler", "study space"),
            entry("scheduler", "study space sampler"),
            entry("analysis", "study space"),
            entry("bus", "study json"),
            entry("store", "study space json"),
            entry("artifact", "study"),
            entry("dataset", "study json"),
            entry("trainer", "study space json dataset"),
            entry("worker", "study json bus trainer artifact"),
            entry("coordinator", "study space json sampler scheduler analysis store bus"),
            entry("simulation", "study space sampler scheduler analysis coordinator"),
            entry("export", "study space json dataset trainer artifact"));

    /** Every room. */
    static List<Room> rooms() {
        List<Room> rooms = new ArrayList<>();
        TABLE.forEach(row -> rooms.add(new Room(row.getKey(), words(row.getValue()))));
        Set<String> below = new TreeSet<>();
        rooms.forEach(room -> below.add(room.name()));
        rooms.add(new Room("http", without(below, "trainer", "dataset")));
        rooms.add(new Room("server", with(below, "http")));
        rooms.add(new Room("cli", with(below, "http", "server")));
        return rooms;
    }

    /** Libraries that do not leave their rooms. */
    static List<Library> libraries() {
        return List.of(
                new Library("DJL", Set.of("trainer"), "ai.djl.."),
                new Library(
                        "the database",
                        Set.of("store"),
                        "java.sql..",
                        "javax.sql..",
                        "org.jdbi..",
                        "org.flywaydb..",
                        "org.h2.."),
                new Library("Jackson", Set.of("json"), "com.fasterxml.jackson.."),
                new Library("Vert.x", Set.of("bus", "worker", "coordinator", "http", "server"), "io.vertx.."),
                new Library("picocli", Set.of("server", "cli"), "picocli.."),
                new Library("Hipparchus", Set.of("sampler", "analysis"), "org.hipparchus.."),
                new Library("EvalEx", Set.of("space"), "com.ezylang.."));
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    private static Set<String> with(Set<String> rooms, String... more) {
        Set<String> result = new TreeSet<>(rooms);
        result.addAll(List.of(more));
        return result;
    }

    private static Set<String> without(Set<String> rooms, String... less) {
        Set<String> result = new TreeSet<>(rooms);
        List.of(less).forEach(result::remove);
        return result;
    }
}
