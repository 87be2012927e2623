package dev.opswarden.plugin.hub;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.net.TrustOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManagerFactory;

/** The file of {@code WARDEN_HUB_CA_FILE}: the authorities, in PEM, that are trusted instead of the public ones. */
final class AuthorityFile {

    private static final long MAX_BYTES = 1024 * 1024;

    private AuthorityFile() {}

    /**
     * Reads the certificates.
     *
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} if the file holds no certificate
     */
    static TrustOptions read(Path file) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate : certificates(file)) {
                trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            return TrustOptions.wrap(managers);
        } catch (IOException e) {
            throw unusable(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
        } catch (GeneralSecurityException e) {
            throw unusable(file, "holds no PEM certificate that can be read");
        }
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        if (!Files.isRegularFile(file)) {
            throw unusable(file, Files.exists(file) ? "is not a regular file" : "does not exist");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw unusable(file, "is larger than 1 MB");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw unusable(file, "holds no certificate");
            }
            return found;
        }
    }

    private static WardenException unusable(Path file, String why) {
        return new WardenException(ErrorKind.SETTINGS, "WARDEN_HUB_CA_FILE: '" + file + "' " + why);
    }
}
