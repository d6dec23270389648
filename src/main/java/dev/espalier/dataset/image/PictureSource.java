package dev.espalier.dataset.image;

import dev.espalier.dataset.pixel.ImageForm;
import dev.espalier.dataset.pixel.PixelSource;
import dev.espalier.dataset.preprocessing.Resizing;
import java.util.List;

/**
 * Image files, decoded when they are wanted and brought to one size and colouring.
 *
 * @param large lets one large picture be held at a time
 */
record PictureSource(List<ImageFile> files, ImageForm form, Resizing resizing, LargePictures large)
        implements PixelSource {

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public void read(int image, byte[] into, int at) {
        float[] pixels = large.read(
                files.get(image),
                reader -> reader.image(
                        large.one(),
                        decoded -> decoded.pixels(form.channels(), form.height(), form.width(), resizing)));
        for (int i = 0; i < pixels.length; i++) {
            into[at + i] = (byte) Math.round(Math.clamp(pixels[i], 0, 1) * (float) form.scale());
        }
    }
}
