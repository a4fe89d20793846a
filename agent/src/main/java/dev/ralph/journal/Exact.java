package dev.ralph.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ralph.model.Edit;
import dev.ralph.model.Finding;

/** Writes records as JSON that gives equal records when it is read again. */
final class Exact {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addMixIn(Edit.class, Named.class)
            .addMixIn(Finding.class, Named.class)
            .registerSubtypes(Edit.class.getPermittedSubclasses())
            .registerSubtypes(Finding.class.getPermittedSubclasses())
            .build();

    private Exact() {}

    /** A closed set of records is told apart by their names. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Named {}
}
