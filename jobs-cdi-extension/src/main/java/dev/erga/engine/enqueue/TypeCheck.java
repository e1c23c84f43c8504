package dev.erga.engine.enqueue;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** Finds out at deployment whether values of a type come back from JSON, by walking over all that the type is made of. */
final class TypeCheck {

    private final ObjectMapper mapper;

    TypeCheck(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Why not, naming the part of the type that is the reason; empty if nothing speaks against it. */
    Optional<String> reasonAgainst(JavaType type) {
        try {
            new Walk().visit(type, type.toCanonical());
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String where, String why) {
            super(where + " " + why);
        }
    }

    /** One walk; types that refer to themselves are visited once. */
    private final class Walk {

        private final Set<JavaType> seen = new HashSet<>();
        private final DeserializationContext reading = ((DefaultDeserializationContext)
                        mapper.getDeserializationContext())
                .createDummyInstance(mapper.getDeserializationConfig());
        private final SerializerProvider writing = mapper.getSerializerProviderInstance();

        void visit(JavaType type, String where) throws Refused {
            if (!seen.add(type)) {
                return;
            }
            Optional<String> unfit = UnfitTypes.reasonAgainst(type.getRawClass());
            if (unfit.isPresent()) {
                throw new Refused(where, unfit.get());
            }
            if (type.isContainerType() || type.isReferenceType()) {
                visitContent(type, where);
            }
            try {
                check(type, where);
            } catch (JsonMappingException | RuntimeException refusal) {
                throw new Refused(where, "is refused by Jackson: " + sentence(refusal));
            }
        }

        private void visitContent(JavaType type, String where) throws Refused {
            if (type.getKeyType() != null) {
                visitKey(type.getKeyType(), where);
            }
            JavaType content = type.getContentType() != null ? type.getContentType() : type.getReferencedType();
            if (content != null) {
                visit(content, "the content of " + where);
            }
        }

        private void visitKey(JavaType key, String where) throws Refused {
            try {
                reading.findKeyDeserializer(key, null);
            } catch (JsonMappingException | RuntimeException refusal) {
                throw new Refused("the key of " + where, "cannot be read back: " + sentence(refusal));
            }
        }

        private void check(JavaType type, String where) throws Refused, JsonMappingException {
            boolean subtypesNamed = reading.getConfig().findTypeDeserializer(type) != null;
            JsonDeserializer<Object> reader = reading.findContextualValueDeserializer(type, null);
            JsonSerializer<Object> writer = writing.findValueSerializer(type);
            if (subtypesNamed) {
                visitSubtypes(type, where);
                if (type.isAbstract()) {
                    return;
                }
            }
            if (reader instanceof AbstractDeserializer) {
                throw new Refused(where, "is abstract, so nobody can tell what to make of it when reading");
            }
            if (writer instanceof UnknownSerializer) {
                throw new Refused(where, "has nothing that Jackson can write");
            }
            if (reader instanceof BeanDeserializerBase bean) {
                checkBean(bean, writer, where);
            }
        }

        private void visitSubtypes(JavaType type, String where) throws Refused {
            BeanDescription described = mapper.getDeserializationConfig().introspectClassAnnotations(type);
            AnnotatedClass annotated = described.getClassInfo();
            for (NamedType subtype : mapper.getSubtypeResolver()
                    .collectAndResolveSubtypesByTypeId(mapper.getDeserializationConfig(), annotated)) {
                if (subtype.getType() != type.getRawClass()) {
                    JavaType special = mapper.getTypeFactory().constructSpecializedType(type, subtype.getType());
                    visit(special, subtype.getType().getName() + ", a subtype of " + where);
                }
            }
        }

        private void checkBean(BeanDeserializerBase reader, JsonSerializer<Object> writer, String where)
                throws Refused {
            if (writer instanceof BeanSerializerBase written) {
                if (!readsObjects(reader.getValueInstantiator())) {
                    throw new Refused(
                            where,
                            "has no constructor or factory method that Jackson can use; make it a record, or give it a"
                                    + " constructor without parameters");
                }
                checkNames(reader, written, where);
            }
            for (Iterator<SettableBeanProperty> each = reader.properties(); each.hasNext(); ) {
                SettableBeanProperty property = each.next();
                visit(property.getType(), "\"" + property.getName() + "\" of " + where);
            }
        }

        private boolean readsObjects(ValueInstantiator maker) {
            return maker.canCreateUsingDefault() || maker.canCreateFromObjectWith() || maker.canCreateUsingDelegate();
        }

        private void checkNames(BeanDeserializerBase reader, BeanSerializerBase writer, String where) throws Refused {
            Set<String> written = new HashSet<>();
            for (Iterator<PropertyWriter> each = writer.properties(); each.hasNext(); ) {
                String name = each.next().getName();
                written.add(name);
                if (!reader.hasProperty(name) && reader.findProperty(name) == null) {
                    throw new Refused(where, "is written with \"" + name + "\", which cannot be read back");
                }
            }
            for (Iterator<SettableBeanProperty> each = reader.creatorProperties(); each.hasNext(); ) {
                String name = each.next().getName();
                if (!written.contains(name)) {
                    throw new Refused(where, "is made from \"" + name + "\", which is not written");
                }
            }
        }
    }

    private static String sentence(Exception refusal) {
        String text = refusal instanceof JsonMappingException json
                ? json.getOriginalMessage()
                : String.valueOf(refusal.getMessage());
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
