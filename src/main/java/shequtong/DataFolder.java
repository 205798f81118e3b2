package shequtong;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** Where an application with a database of its own keeps it. One application at a time; the lock ends with its process. */
record DataFolder(Path path, FileChannel lock) implements AutoCloseable {

    private static final long ROOM = 200L << 20;

    /** Asked before the log is opened, which could only complain at length. */
    static void mustBeUsable(Path path) throws IOException {
        try {
            make(path);
        } catch (FileAlreadyExistsException e) {
            throw new CannotStart(path + " 不是目录：请换一个（DATA）。", e);
        }
        if (!Files.isWritable(path)) throw new AccessDeniedException(path.toString());
        mustHaveRoom(path);
    }

    static DataFolder occupy(Path given) throws IOException {
        var path = given.toAbsolutePath().normalize();
        make(path);
        var lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(lock)) {
            lock.close();
            throw new CannotStart("社区通已在运行：" + path + " 正由另一个社区通使用。");
        }
        return new DataFolder(path, lock);
    }

    /** What lies in it is nobody else's business on this machine. */
    private static void make(Path path) throws IOException {
        if (Files.isDirectory(path)) return;
        Files.createDirectories(path);
        close(path);
    }

    private static void close(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    /** PostgreSQL's program lies here too: what clears /tmp now and then would take it from under a running server. */
    Path program() {
        return path.resolve("program");
    }

    Path log() {
        return path.resolve("log");
    }

    static void mustHaveRoom(Path path) throws IOException {
        var left = Files.getFileStore(path).getUsableSpace();
        if (left < ROOM)
            throw new CannotStart(
                    "磁盘满了：" + path + " 只剩 " + (left >> 20) + " MB，至少要有 " + (ROOM >> 20) + " MB，请腾出空间后再启动。");
    }

    void mustBeOf(String major) throws IOException {
        var file = postgres().resolve("PG_VERSION");
        if (!Files.exists(file)) return;
        var found = Files.readString(file).strip();
        if (!found.equals(major))
            throw new CannotStart("数据是另一个版本的：" + postgres() + " 属于 PostgreSQL " + found + "，这个社区通用的是 " + major
                    + "，请用原来的社区通启动，或者按 docs/operations.md 搬过来。");
    }

    /**
     * A database whose making was broken off (killed, disk full) never served anybody, so it is made anew. Only what was
     * begun under this mark is ever removed.
     */
    void clearHalfMade() throws IOException {
        if (Files.exists(mark()) && Files.exists(postgres()))
            try (var files = Files.walk(postgres())) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        if (!Files.exists(postgres())) Files.writeString(mark(), "");
    }

    /** The library lets everybody write where the program lies. */
    void made() throws IOException {
        close(program());
        Files.deleteIfExists(mark());
    }

    private Path mark() {
        return path.resolve("half-made");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
