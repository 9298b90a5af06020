package dev.caravan.http.endpoint;

import java.net.URI;

/**
 * Another scheduler that can be asked over HTTP.
 *
 * @param uri where
 * @param end has it listen no more
 */
public record ServedFork(URI uri, Runnable end) {}
