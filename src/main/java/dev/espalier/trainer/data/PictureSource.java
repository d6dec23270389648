package dev.espalier.trainer.data;

import java.util.List;

/**
 * Image files, decoded when they are wanted and brought to one size and colouring.
 *
 * @param large guards the decoding of large pictures, of which one at a time is enough for the memory
 */
record PictureSource(List<ImageFile> files, ImageForm form, Resizing resizing, Object large) implements PixelSource {
    private static final int LARGE_FILE = 1 << 20;

    PictureSource(List<ImageFile> files, ImageForm form, Resizing resizing) {
        this(files, form, resizing, new Object());
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public void read(int image, byte[] into, int at) {
        ImageFile file = files.get(image);
        byte[] content = file.content();
        if (content.length < LARGE_FILE) {
            decode(content, file, into, at);
        } else {
            synchronized (large) {
                decode(content, file, into, at);
            }
        }
    }

    private void decode(byte[] content, ImageFile file, byte[] into, int at) {
        float[] pixels =
                Picture.decode(content, file::failure).pixels(form.channels(), form.height(), form.width(), resizing);
        for (int i = 0; i < pixels.length; i++) {
            into[at + i] = (byte) Math.round(Math.clamp(pixels[i], 0, 1) * (float) form.scale());
        }
    }
}
