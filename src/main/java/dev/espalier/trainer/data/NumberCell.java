package dev.espalier.trainer.data;

/** A column whose cells are numbers. */
record NumberCell(String name, int column) {

    /** @throws DatasetFailure if it is none */
    double number(Example example) {
        String cell = example.cell(column);
        return Cell.number(cell)
                .orElseThrow(() ->
                        example.failure("column %s: found %s; expected a number".formatted(name, Excerpt.found(cell))));
    }
}
