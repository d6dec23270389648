package dev.espalier.bus;

import dev.espalier.json.JsonMapping;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.nio.charset.StandardCharsets;

/** Makes the event bus carry {@link Messages}: as they are inside a process, as JSON between two. */
public final class Codecs {
    private Codecs() {}

    public static void register(Vertx vertx) {
        for (Class<?> type : Messages.class.getClasses()) {
            register(vertx, type);
        }
    }

    private static <T> void register(Vertx vertx, Class<T> type) {
        vertx.eventBus().registerDefaultCodec(type, new RecordCodec<>(type));
    }

    private record RecordCodec<T>(Class<T> type) implements MessageCodec<T, T> {
        @Override
        public void encodeToWire(Buffer buffer, T message) {
            byte[] bytes = JsonMapping.write(message).getBytes(StandardCharsets.UTF_8);
            buffer.appendInt(bytes.length).appendBytes(bytes);
        }

        @Override
        public T decodeFromWire(int position, Buffer buffer) {
            int start = position + Integer.BYTES;
            byte[] bytes = buffer.getBytes(start, start + buffer.getInt(position));
            return JsonMapping.read(new String(bytes, StandardCharsets.UTF_8), type);
        }

        @Override
        public T transform(T message) {
            return message;
        }

        @Override
        public String name() {
            return "espalier." + type.getSimpleName();
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
