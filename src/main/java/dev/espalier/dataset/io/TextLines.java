package dev.espalier.dataset.io;

import java.io.BufferedReader;
import java.io.IOException;

/** The lines of a text file of any size, of which no more than one is held. */
public record TextLines(DataFile file) {

    /** Takes a line without the blanks around it. */
    @FunctionalInterface
    public interface Taker {
        /** @param number counted from 1 */
        void accept(long number, String line);
    }

    /** @throws DatasetFailure if the file cannot be read, is not of its encoding, or a line is longer than is held */
    public void forEach(Taker taker) {
        BoundedRows bounded = new BoundedRows(file.text(), Memory.mostRow(), "a line", "is it a text file?");
        try (BufferedReader lines = new BufferedReader(bounded)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                bounded.rowEnds();
                taker.accept(++number, line.strip());
            }
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
    }
}
