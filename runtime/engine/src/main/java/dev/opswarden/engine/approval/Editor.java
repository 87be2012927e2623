package dev.opswarden.engine.approval;

import dev.opswarden.spi.WardenException;
import java.nio.file.Path;

/** Lets a person edit a file. Blocking, for as long as the person likes. */
@FunctionalInterface
public interface Editor {

    /**
     * Opens the file and waits until the person is done.
     *
     * @param file the file; what is in it afterwards counts
     * @throws WardenException of kind {@code REFUSED} if the editor cannot be started, or says that it failed
     */
    void edit(Path file);
}
