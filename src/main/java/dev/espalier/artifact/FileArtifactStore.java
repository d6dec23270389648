package dev.espalier.artifact;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Artifacts as files below one directory, that no other process may write to meanwhile.
 *
 * <p>The path that {@link #get} answers stays readable until its artifact is put anew or deleted.
 */
public final class FileArtifactStore implements ArtifactStore {
    /** No artifact's name begins with a dot, so this folder hides none. */
    private static final String ARRIVING = ".arriving";

    private final Path root;
    private final Path arriving;

    /**
     * Held to change which files there are and to list them, as a listing made during a replacement may miss the old
     * file and the new one; hashing and reading go on without it.
     */
    private final Object entries = new Object();

    /** Opens the store at {@code root}, made if absent, and clears away what interrupted puts left. */
    public FileArtifactStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.arriving = this.root.resolve(ARRIVING);
        try {
            Disk.deleteTree(arriving);
            Disk.makeFolder(arriving);
        } catch (IOException e) {
            throw new StorageFailure("The artifact directory " + this.root + " cannot be used", e);
        }
    }

    @Override
    public Artifact put(String name, Path file) {
        ArtifactName checked = new ArtifactName(name);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("it is not a file");
            }
            Path arrived = Files.move(file, arriving.resolve(UUID.randomUUID().toString()));
            try {
                String sha256 = Disk.sha256(arrived);
                long size = Files.size(arrived);
                Disk.force(arrived);
                place(checked, arrived, sha256);
                return new Artifact(name, size, sha256);
            } finally {
                Files.deleteIfExists(arrived);
            }
        } catch (IOException e) {
            throw new StorageFailure("The artifact " + name + " could not be stored", e);
        }
    }

    @Override
    public Optional<Path> get(String name) {
        ArtifactName checked = new ArtifactName(name);
        try {
            Optional<StoredFile> newest = newest(checked);
            while (newest.isPresent()) {
                try {
                    return Optional.of(verified(name, newest.get()));
                } catch (NoSuchFileException replaced) {
                    newest = newest(checked);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new StorageFailure("The artifact " + name + " could not be read", e);
        }
    }

    @Override
    public void delete(String prefix) {
        ArtifactName checked = new ArtifactName(prefix);
        try {
            synchronized (entries) {
                for (StoredFile stored : stored(checked)) {
                    Files.deleteIfExists(stored.path());
                }
                Disk.deleteTree(checked.below(root));
                if (Files.isDirectory(checked.folder(root))) {
                    Disk.force(checked.folder(root));
                }
            }
        } catch (IOException e) {
            throw new StorageFailure("The artifacts of " + prefix + " could not be deleted", e);
        }
    }

    private void place(ArtifactName name, Path arrived, String sha256) throws IOException {
        Path folder = name.folder(root);
        synchronized (entries) {
            Disk.makeFolder(folder);
            List<StoredFile> before = stored(name);
            long put = 1 + before.stream().mapToLong(StoredFile::put).max().orElse(0);
            StoredFile stored = StoredFile.in(folder, name.lastStep(), put, sha256);
            Files.move(arrived, stored.path(), StandardCopyOption.ATOMIC_MOVE);
            Disk.force(folder);
            for (StoredFile old : before) {
                Files.deleteIfExists(old.path());
            }
        }
    }

    private Optional<StoredFile> newest(ArtifactName name) throws IOException {
        synchronized (entries) {
            return stored(name).stream().max(Comparator.comparingLong(StoredFile::put));
        }
    }

    /** Every file of the artifact: one, or after an interrupted put more, of which the newest counts. */
    private List<StoredFile> stored(ArtifactName name) throws IOException {
        List<StoredFile> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                name.folder(root), path -> path.getFileName().toString().startsWith(name.lastStep() + "~"))) {
            for (Path path : files) {
                StoredFile.read(path)
                        .filter(stored -> stored.step().equals(name.lastStep()) && Files.isRegularFile(path))
                        .ifPresent(found::add);
            }
        } catch (NoSuchFileException | NotDirectoryException noFolder) {
            return List.of();
        }
        return found;
    }

    private static Path verified(String name, StoredFile stored) throws IOException {
        String found = Disk.sha256(stored.path());
        if (!found.equals(stored.sha256())) {
            throw new DamagedArtifact(name, stored.sha256(), found);
        }
        return stored.path();
    }
}
