package dev.espalier.dataset.pixel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Images of one size, one after the other in a file that the system reads as it is looked at.
 *
 * @param each pixels of an image
 */
record MappedPixels(MemorySegment file, int each) implements PixelSource {

    @Override
    public int size() {
        return (int) (file.byteSize() / each);
    }

    @Override
    public void read(int image, byte[] into, int at) {
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, (long) image * each, into, at, each);
    }
}
