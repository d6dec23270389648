package dev.espalier.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the store asks of the file system, each call durable once it returns. */
final class Disk {
    private Disk() {}

    /** Why the disk refused, without a path of the host: {@code No space left on device}. */
    static String reason(IOException problem) {
        String said = problem instanceof FileSystemException file ? file.getReason() : problem.getMessage();
        return switch (problem) {
            case NoSuchFileException _ -> "the file is gone";
            case AccessDeniedException _ -> "access is denied";
            case EOFException _ -> "the file ends too early";
            default -> said == null || said.isBlank() || said.contains("/") ? "the disk failed" : said;
        };
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Forces a file's bytes, or a directory's entries, to the disk. */
    static void force(Path path) throws IOException {
        StandardOpenOption mode = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    /** Makes {@code folder} and its missing parents. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            makeFolder(folder.getParent());
            Files.createDirectory(folder);
            force(folder.getParent());
        }
    }

    /** Deletes {@code folder} and all in it; one that is not there is no error. */
    static void deleteTree(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new Eraser());
        } catch (NoSuchFileException absent) {
            return;
        }
        force(folder.getParent());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }

    private static final class Eraser extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
