package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The embedded hub as a process of its own, which keeps what it takes on the disk. */
final class HubProcess implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final BufferedReader out;
    private final String url;

    /**
     * Starts it, and waits until it listens.
     *
     * @param distribution whose hub
     * @param data where it keeps its messages
     */
    HubProcess(Distribution distribution, Path data) throws IOException {
        process = distribution
                .process(Map.of(), "hub", "--port", "0", "--data-dir", data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // Whoever ends the test in the middle ends the hub with it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        out = process.inputReader(StandardCharsets.UTF_8);
        url = String.valueOf(out.readLine()).substring("listening on ".length());
    }

    String url() {
        return url;
    }

    /** Has a message arrive for {@code ops-warden}. */
    void message(String subject, String body) throws IOException, InterruptedException {
        String json = JSON.createObjectNode()
                .put("from_agent", "agent-a")
                .put("to_agent", "ops-warden")
                .put("subject", subject)
                .put("body", body)
                .toString();
        ask(HttpRequest.newBuilder(URI.create(url + "/messages/"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Every message with this value in this field. */
    List<JsonNode> messages(String field, String value) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        int before;
        do {
            before = all.size();
            String query = field + "=" + value + "&limit=" + PAGE + "&offset=" + before;
            ask(HttpRequest.newBuilder(URI.create(url + "/messages/?" + query))).forEach(all::add);
        } while (all.size() == before + PAGE);
        return all;
    }

    private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the hub answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
    }
}
