package dev.espalier.walls.bad.http;

import java.util.concurrent.ConcurrentHashMap;

class RemembersStatically {
    static final ConcurrentHashMap<String, String> SESSIONS = new ConcurrentHashMap<>();
}
