import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.TreeMap;

/** Counts the words of its input and prints them in order. */
public final class WordCount {
    private final Map<String, Integer> counts = new TreeMap<>();

    public void addLine(String line) {
        for (String word : line.toLowerCase().split("\\W+")) {
            if (!word.isEmpty()) {
                counts.merge(word, 1, Integer::sum);
            }
        }
    }

    public int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    public static void main(String[] args) throws IOException {
        WordCount words = new WordCount();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in))) {
            String line;
            while ((line = in.readLine()) != null) {
                words.addLine(line);
            }
        }
        words.counts.forEach((word, count) -> System.out.println(word + " " + count));
    }
}
