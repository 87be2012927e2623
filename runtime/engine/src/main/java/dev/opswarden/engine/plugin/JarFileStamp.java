package dev.opswarden.engine.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What tells a file from any other, before or after, at the price of one question to the file system: inode, size, time of
 * last change and time of last change of the inode, which nobody can set. And who may write it.
 *
 * @param text the identity, without white space
 * @param mode type and permissions, as the file system has them
 */
record JarFileStamp(String text, int mode) {

    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int WRITABLE_BY_ALL = 0002;
    private static final int WRITABLE_BY_GROUP = 0020;

    /**
     * Asks the file system; a link is looked at itself.
     *
     * @throws IOException if it cannot be asked
     */
    static JarFileStamp of(Path file) throws IOException {
        Map<String, Object> found =
                Files.readAttributes(file, "unix:mode,ino,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
        return new JarFileStamp(
                found.get("ino") + "." + found.get("size") + "." + nanos(found.get("lastModifiedTime")) + "."
                        + nanos(found.get("ctime")),
                found.get("mode") instanceof Integer mode ? mode : 0);
    }

    boolean regular() {
        return (mode & TYPE) == REGULAR;
    }

    boolean link() {
        return (mode & TYPE) == LINK;
    }

    /**
     * Whether somebody else may write it. A group that is called as the owner is has no other member: the files of those
     * whose umask is 002 are theirs alone.
     *
     * @param file the same file
     */
    boolean writableByOthers(Path file) throws IOException {
        if ((mode & WRITABLE_BY_ALL) != 0) {
            return true;
        }
        if ((mode & WRITABLE_BY_GROUP) == 0) {
            return false;
        }
        Map<String, Object> found = Files.readAttributes(file, "posix:owner,group", LinkOption.NOFOLLOW_LINKS);
        return !String.valueOf(found.get("owner")).equals(String.valueOf(found.get("group")));
    }

    private static long nanos(@Nullable Object time) {
        return time instanceof FileTime known ? known.to(TimeUnit.NANOSECONDS) : 0;
    }
}
