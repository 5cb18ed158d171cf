package stepferry.variables.stores;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key with which an application encrypts its secrets: AES-256 in CBC mode, stored as the hexadecimal digits of the initialization vector
 * and of what follows it. That form shows no tampering and NocoBase reads no other.
 */
final class ApplicationKey {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int KEY_BYTES = 32;
    private static final int BLOCK = 16;
    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    private ApplicationKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** From 64 hexadecimal digits; empty if it is anything else. */
    static Optional<ApplicationKey> of(String digits) {
        return Optional.of(digits.strip()).filter(text -> DIGITS.matcher(text).matches()).map(HEX::parseHex).map(ApplicationKey::new);
    }

    /** From the 32 bytes that the digits stand for; empty if there are more or fewer. */
    static Optional<ApplicationKey> of(byte[] bytes) {
        return Optional.of(bytes).filter(given -> given.length == KEY_BYTES).map(ApplicationKey::new);
    }

    /** How many characters {@link #encrypt} makes of a text. */
    static int stored(String text) {
        return 2 * (BLOCK + (text.getBytes(StandardCharsets.UTF_8).length / BLOCK + 1) * BLOCK);
    }

    String encrypt(String text) {
        var start = new byte[BLOCK];
        RANDOM.nextBytes(start);
        try {
            return HEX.formatHex(start) + HEX.formatHex(cipher(Cipher.ENCRYPT_MODE, start).doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES", e);
        }
    }

    /** The text behind what was encrypted; empty if it was not, or with another key. */
    Optional<String> decrypt(String stored) {
        try {
            var bytes = HEX.parseHex(stored);
            if (bytes.length < 2 * BLOCK || bytes.length % BLOCK != 0) {
                return Optional.empty();
            }
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, BLOCK));
            // Another key now and then leaves a padding that fits, but hardly ever a text.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(cipher.doFinal(bytes, BLOCK, bytes.length - BLOCK)));
            return Optional.of(text.toString());
        } catch (IllegalArgumentException | GeneralSecurityException | CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] start) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, key, new IvParameterSpec(start));
        return cipher;
    }

    @Override
    public String toString() {
        return "an application's key";
    }
}
