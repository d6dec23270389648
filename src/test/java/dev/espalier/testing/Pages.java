package dev.espalier.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads lists to their end. */
public final class Pages {
    private Pages() {}

    /**
     * The items of every page.
     *
     * @param path with a limit in its query
     * @param between done after each page
     */
    public static List<JsonView> all(ApiClient api, String path, Runnable between) {
        JsonView page = api.get(path).json(200);
        List<JsonView> items = new ArrayList<>(page.items("items"));
        while (!page.isNull("next_cursor")) {
            between.run();
            String cursor = URLEncoder.encode(page.text("next_cursor"), StandardCharsets.UTF_8);
            page = api.get(path + "&cursor=" + cursor).json(200);
            items.addAll(page.items("items"));
        }
        return items;
    }

    public static List<JsonView> all(ApiClient api, String path) {
        return all(api, path, () -> {});
    }
}
