package dev.espalier.cli.client;

/**
 * One server-sent event.
 *
 * @param id of the newest event that had one; empty before that
 * @param type {@code message} where the server names none
 */
public record ServerEvent(String id, String type, String data) {}
