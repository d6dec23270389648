package dev.espalier.walls.bad.http;

class CountsStatically {
    @SuppressWarnings("NonFinalStaticField")
    static int requests;
}
