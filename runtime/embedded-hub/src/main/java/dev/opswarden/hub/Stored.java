package dev.opswarden.hub;

/** What a post led to: the thing itself, and whether this post stored it or an earlier one with the same key. */
record Stored<T>(T value, boolean fresh) {}
