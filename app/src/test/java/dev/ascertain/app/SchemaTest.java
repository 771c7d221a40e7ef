package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ascertain.app.json.ChainJsonRenderer;
import dev.ascertain.app.json.JsonRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every report keeps to {@code report.schema.json}, and every chain to {@code chain.schema.json}.
 */
class SchemaTest {
  private static final Schema SCHEMA = schema("report.schema.json");
  private static final Schema CHAIN_SCHEMA = schema("chain.schema.json");

  @ParameterizedTest
  @EnumSource
  void describesEveryReport(Scenario scenario) {
    String json = JsonRenderer.render(scenario.report());
    assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void describesEveryChain(ChainScenario scenario) {
    String json = ChainJsonRenderer.render(scenario.report());
    assertThat(CHAIN_SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void ofChainsIsNotSatisfiedByJustAnything() {
    String json = ChainJsonRenderer.render(ChainScenario.JUMBLED.report());
    assertThat(CHAIN_SCHEMA.validate("{}", InputFormat.JSON)).isNotEmpty();
    assertThat(CHAIN_SCHEMA.validate(json.replace("\"duplicate\"", "\"double\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(CHAIN_SCHEMA.validate(json.replace("\"mustFollow\"", "\"after\""), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void isNotSatisfiedByJustAnything() {
    String json = JsonRenderer.render(Scenario.HEALTHY.report());
    assertThat(SCHEMA.validate("{}", InputFormat.JSON)).isNotEmpty();
    assertThat(SCHEMA.validate(json.replaceFirst("\"secure\"", "\"splendid\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(SCHEMA.validate(json.replaceFirst("\"result\"", "\"outcome\""), InputFormat.JSON))
        .isNotEmpty();
  }

  private static Schema schema(String name) {
    try (InputStream in = JsonRenderer.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
