package dev.espalier.trainer.data;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Image files, decoded when they are wanted and brought to one size and colouring.
 *
 * @param large lets one large picture be decoded at a time
 */
record PictureSource(List<ImageFile> files, ImageForm form, Resizing resizing, Lock large) implements PixelSource {

    PictureSource(List<ImageFile> files, ImageForm form, Resizing resizing) {
        this(files, form, resizing, new ReentrantLock());
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public void read(int image, byte[] into, int at) {
        ImageFile file = files.get(image);
        float[] pixels = new PictureReader(file.content(), file::failure)
                .image(large, decoded -> decoded.pixels(form.channels(), form.height(), form.width(), resizing));
        for (int i = 0; i < pixels.length; i++) {
            into[at + i] = (byte) Math.round(Math.clamp(pixels[i], 0, 1) * (float) form.scale());
        }
    }
}
