package dev.espalier.dataset.input;

import dev.espalier.dataset.image.PictureReader;
import dev.espalier.dataset.image.RawImages;
import dev.espalier.dataset.pixel.ImageForm;
import dev.espalier.dataset.pixel.Pixels;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A user's image. */
final class ImageInput {
    private ImageInput() {}

    /** Of a file's content, of any size. */
    static RawImages file(byte[] content, String name, ImagePreprocessing fitted) {
        float[] pixels = new PictureReader(content, message -> InputEncoder.wrong(name + " " + message))
                .image(
                        new ReentrantLock(),
                        image -> image.pixels(fitted.channels(), fitted.height(), fitted.width(), fitted.resizing()));
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] *= (float) fitted.scale();
        }
        return raw(pixels, fitted);
    }

    static RawImages json(Json input, ImagePreprocessing fitted) {
        return switch (input) {
            case Json.Text(String text) -> file(bytes(text), "the image", fitted);
            case Json.Array array -> numbers(array, fitted);
            case Json other -> throw InputEncoder.wrong("is no image; " + takes(fitted));
        };
    }

    private static RawImages numbers(Json.Array array, ImagePreprocessing fitted) {
        List<Float> found = new ArrayList<>();
        flatten(array, found, fitted);
        int expected = fitted.channels() * fitted.height() * fitted.width();
        if (found.size() != expected) {
            throw InputEncoder.wrong("has %d pixels, expected %d; %s".formatted(found.size(), expected, takes(fitted)));
        }
        float[] pixels = new float[expected];
        for (int i = 0; i < expected; i++) {
            pixels[i] = found.get(i);
        }
        return raw(pixels, fitted);
    }

    private static void flatten(Json json, List<Float> into, ImagePreprocessing fitted) {
        switch (json) {
            case Json.Array(List<Json> items) -> items.forEach(item -> flatten(item, into, fitted));
            case Json.Number number
            when Float.isFinite(number.value().floatValue()) ->
                into.add(number.value().floatValue());
            case Json other -> throw InputEncoder.wrong("holds something other than numbers; " + takes(fitted));
        }
    }

    private static byte[] bytes(String base64) {
        String bare = base64.startsWith("data:") ? base64.substring(base64.indexOf(',') + 1) : base64;
        try {
            return Base64.getMimeDecoder().decode(bare);
        } catch (IllegalArgumentException malformed) {
            throw InputEncoder.wrong("is a text but no base64; expected an image file in base64");
        }
    }

    private static RawImages raw(float[] pixels, ImagePreprocessing fitted) {
        return new RawImages(
                new Pixels.Floats(pixels),
                new ImageForm(fitted.channels(), fitted.height(), fitted.width(), fitted.scale()),
                fitted.resizing(),
                Optional.empty());
    }

    private static String takes(ImagePreprocessing fitted) {
        return "the model takes an image file in base64, or %d x %d x %d pixels from 0 to %s as lists of numbers"
                .formatted(
                        fitted.channels(),
                        fitted.height(),
                        fitted.width(),
                        fitted.scale() % 1 == 0 ? Long.toString((long) fitted.scale()) : fitted.scale());
    }
}
