package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@ArquillianTest
class WildFlySmokeIT {
    @ArquillianResource
    private URI address;

    @Deployment(testable = false)
    static WebArchive shop() {
        return Shop.war();
    }

    @Test
    void the_shop_writes_to_its_database_and_reads_from_it() {
        Shop shop = new Shop(address);
        long before = Long.parseLong(shop.get("api/users/count").body());

        assertThat(shop.postJson("api/users", "{\"email\":\"a@example.org\",\"name\":\"A\"}")
                        .statusCode())
                .isEqualTo(202);

        assertThat(shop.get("api/users/count").body()).isEqualTo(Long.toString(before + 1));
    }

    @Test
    void pages_for_the_staff_ask_who_you_are() {
        Shop shop = new Shop(address);

        assertThat(shop.get("staff/home.xhtml").statusCode()).isEqualTo(401);
        assertThat(shop.getAs("mallory", "staff/home.xhtml").statusCode()).isEqualTo(401);
        assertThat(shop.getAs("ada", "staff/home.xhtml").body()).contains("an admin");
        assertThat(shop.getAs("olga", "staff/home.xhtml").body()).contains("an operator");
        assertThat(shop.getAs("vic", "staff/home.xhtml").body()).contains("a viewer");
    }
}
