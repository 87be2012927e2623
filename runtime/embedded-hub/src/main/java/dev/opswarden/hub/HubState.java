package dev.opswarden.hub;

/** All that the hub knows, in memory: what the journal tells, applied line by line. */
final class HubState {

    private final MessageStore messages = new MessageStore();
    private final NoteStore notes = new NoteStore();

    MessageStore messages() {
        return messages;
    }

    NoteStore notes() {
        return notes;
    }

    void apply(Change change) {
        if (change instanceof Change.MessageAdded added) {
            messages.add(added.message(), added.key());
        } else if (change instanceof Change.MessageRead read) {
            messages.markRead(read.id(), read.at());
        } else if (change instanceof Change.NoteAdded noted) {
            notes.add(noted.note(), noted.key());
        }
    }
}
