package dev.espalier.dataset.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    private static final Tokenizer WORDS = new Tokenizer(Tokenizer.Level.WORD, Tokenizer.Letters.LOWER_CASE);
    private static final Tokenizer CHARACTERS = new Tokenizer(Tokenizer.Level.CHARACTER, Tokenizer.Letters.AS_WRITTEN);

    @Test
    void wordsAreLettersDigitsOrRepeatedSigns() {
        assertThat(WORDS.tokens("Don't WIN £1,000 now!!!!! (ok)..."))
                .containsExactly("don't", "win", "£", "0", ",", "000", "now", "!!!", "(", "ok", ")", "...");
    }

    @Test
    void anApostropheOutsideAWordStandsAlone() {
        assertThat(WORDS.tokens("'tis rock 'n' roll’s")).containsExactly("'", "tis", "rock", "'", "n", "'", "roll’s");
    }

    @Test
    void lettersOfEveryScriptMakeWords() {
        assertThat(WORDS.tokens("Ñandú été नमस्ते 東京 2023年"))
                .containsExactly("ñandú", "été", "नमस्ते", "東京", "0000", "年");
    }

    @Test
    void blanksOfEveryKindSeparate() {
        assertThat(WORDS.tokens("a\u00A0b\tc\u2003d\u0000e")).containsExactly("a", "b", "c", "d", "e");
        assertThat(WORDS.tokens(" \t ")).isEmpty();
    }

    @Test
    void charactersAreCodePointsAndKeepCapitals() {
        assertThat(CHARACTERS.tokens("Aé 7😀")).isEqualTo(List.of("A", "é", " ", "0", "😀"));
    }
}
