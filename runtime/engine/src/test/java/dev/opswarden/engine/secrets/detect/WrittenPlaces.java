package dev.opswarden.engine.secrets.detect;

import java.util.List;

/** Ways in which people and programs write a password down; {@code %V} is its place. */
final class WrittenPlaces {

    static final List<String> SECRETS = List.of(
            "the password is %V",
            "The password for the staging database is %V, please change it.",
            "my password is: %V",
            "we set the password to %V yesterday",
            "I changed your password to %V",
            "Password:\n\n    %V\n",
            "password: |\n  %V\n",
            "pw: %V",
            "user: bob\npass: %V\n",
            "login: admin / %V",
            "creds are bob:%V",
            "credentials: bob / %V",
            "**Password:** %V",
            "password is `%V`",
            "the wifi password is \"%V\"",
            "curl -u bob:%V https://api.example.org/x",
            "curl --user 'bob:%V' https://api.example.org/x",
            "mysql -u root -p'%V' app",
            "mysqldump -uroot -p%V app",
            "sshpass -p %V ssh bob@host",
            "docker login -u bob -p %V registry.example.org",
            "redis-cli -h cache -a %V ping",
            "PGPASSWORD=%V psql -h db app",
            "tool --password %V --verbose",
            "tool --db-password=%V",
            "machine api.example.org login bob password %V",
            "machine api.example.org\n  login bob\n  password %V\n",
            "postgres://app:%V@db.example.org/app",
            "redis://:%V@cache:6379/0",
            "https://bob:%V@example.org/repo.git",
            "Server=db1;Database=app;User Id=sa;Password=%V;Encrypt=true",
            "jdbc:mysql://db/app?user=root&password=%V&ssl=true",
            "Driver={ODBC};Server=x;Uid=app;Pwd=%V;",
            "CREATE USER bob WITH PASSWORD '%V';",
            "CREATE USER 'bob'@'%' IDENTIFIED BY '%V';",
            "define('DB_PASSWORD', '%V');",
            "$config['db_password'] = '%V';",
            "[server]\nusername = bob\npassword = %V\n",
            "[distutils]\n[pypi]\nusername: bob\npassword: %V\n",
            "  \"auth\": { \"username\": \"bob\", \"password\": \"%V\" }",
            "<property name=\"password\" value=\"%V\"/>",
            "spring.datasource.password=%V",
            "requirepass %V",
            "if (password.equals(\"x\") || password == \"%V\") {",
            "config.put(\"password\", \"%V\");",
            "users:\n- name: admin\n  user:\n    password: %V\n",
            "Kennwort: %V",
            "passw\u200bord: %V",
            "pass=3D x\npassword=3D%V=\n\n",
            "| password | %V |");

    private WrittenPlaces() {}
}
