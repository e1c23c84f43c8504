package dev.erga.engine.enqueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.persistence.Entity;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings({"unused", "rawtypes"})
class TypeCheckTest {

    enum Colour {
        RED
    }

    record Node(String name, List<Node> children, Optional<Colour> colour) {}

    static class Bean {
        private int number;

        public int getNumber() {
            return number;
        }

        public void setNumber(int number) {
            this.number = number;
        }

        public String getText() {
            return "computed";
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle")})
    interface Shape {}

    record Circle(double radius) implements Shape {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface Anything {}

    interface Plain {}

    abstract static class Half {
        public int number;
    }

    static class NeedsMore {
        public final int number;

        NeedsMore(int number, String other) {
            this.number = number;
        }
    }

    static class Hidden {
        private int number;
    }

    @Entity
    static class User {
        public long id;
    }

    static class SubUser extends User {}

    record Holder(User user) {}

    /** Parameters that can be carried. */
    static class Good<T> {
        void good(
                int a,
                Long b,
                String c,
                BigDecimal d,
                Instant e,
                LocalDate f,
                Duration g,
                UUID h,
                Colour i,
                Node j,
                List<Node> k,
                Map<Colour, Set<String>> l,
                Optional<Instant> m,
                byte[] n,
                int[][] o,
                Bean p,
                Shape q,
                URI r,
                Locale s,
                boolean t,
                char u,
                Map<UUID, Node> v) {}
    }

    /** Parameters that cannot. */
    static class Bad<T> {
        void bad(
                Object a,
                Serializable b,
                InputStream c,
                FileInputStream d,
                Class<?> e,
                Plain f,
                Half g,
                NeedsMore h,
                Hidden i,
                User j,
                SubUser k,
                Holder l,
                Anything m,
                Stream<String> n,
                Supplier<String> o,
                List<?> p,
                List q,
                Map<String, Object> r,
                Thread s,
                T t,
                RuntimeException u,
                Map<Node, String> v,
                Optional<Plain> w,
                Plain[] x) {}
    }

    static Stream<Object[]> good() {
        return parameters(Good.class);
    }

    static Stream<Object[]> bad() {
        return parameters(Bad.class);
    }

    private static Stream<Object[]> parameters(Class<?> holder) {
        return Stream.of(holder.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .flatMap(method -> Stream.of(method.getGenericParameterTypes()))
                .map(type -> new Object[] {type});
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_type_whose_values_come_back_is_accepted(java.lang.reflect.Type type) {
        assertThat(new ArgumentCodec().check(type)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_type_whose_values_do_not_come_back_is_refused_with_a_reason(java.lang.reflect.Type type) {
        assertThat(new ArgumentCodec().check(type)).isPresent();
    }
}
