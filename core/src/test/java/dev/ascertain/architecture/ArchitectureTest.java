package dev.ascertain.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.ascertain.architecture.Layers.Row;
import java.io.Serializable;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the code to the table {@link Layers} and to the rules that go with it. */
class ArchitectureTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(Layers.ROOT);

  private static final Set<String> COMPARE_PUBLIC_BYTES =
      Set.of("ServerHelloRules", "ServerHello12", "Ticket");

  @Test
  void everyPackageHasARowInTheTable() {
    assertThat(packages())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(Layers.row(each.getName())).as(each.getName()).isPresent());
  }

  @Test
  void aPackageImportsOnlyLowerLayersAndWhatItsRowNames() {
    classes().should(importOnlyWhatTheTableAllows()).check(CORE);
  }

  @Test
  void packagesFormNoCycles() {
    slices()
        .matching(Layers.ROOT + ".(**)")
        .namingSlices("$1")
        .should()
        .beFreeOfCycles()
        .check(CORE);
  }

  @Test
  void thePureLayersUseNoSocketsAndNoStreams() {
    noClasses()
        .that(arePure())
        .and(DescribedPredicate.not(readsItsOwnData()))
        .should()
        .dependOnClassesThat(
            describe(
                "open files, streams or sockets",
                type ->
                    inPackage(type, "java.net")
                        || inPackage(type, "javax.net")
                        || inPackage(type, "java.nio.channels")
                        || inPackage(type, "java.nio.file")
                        || isStream(type)))
        .check(CORE);
  }

  @Test
  void thePureLayersReadNoClock() {
    noClasses()
        .that(arePure())
        .should()
        .accessTargetWhere(
            describe(
                "reads a clock or waits for one",
                access ->
                    calls(access, "java.time.Clock", "(system|tick).*")
                        || calls(access, "java.time\\.[A-Za-z.]+", "now")
                        || calls(access, "java.lang.System", "currentTimeMillis|nanoTime")
                        || calls(access, "java.lang.Thread", "sleep")
                        || calls(access, "java.util.(Date|GregorianCalendar)", "<init>")
                        || calls(access, "java.util.Calendar", "getInstance")))
        .check(CORE);
  }

  @Test
  void thePureLayersMakeNoRandomness() {
    noClasses()
        .that(arePure())
        .should()
        .accessTargetWhere(
            describe(
                "makes randomness",
                access ->
                    calls(access, "java.security.SecureRandom", "<init>|getInstance.*")
                        || calls(access, "java.util.(Splittable)?Random", "<init>")
                        || calls(access, "java.util.concurrent.ThreadLocalRandom", ".*")
                        || calls(access, "java.util.random\\..*", "of|getDefault|create")
                        || calls(access, "java.util.UUID", "randomUUID")
                        || calls(access, "java.lang.Math", "random")))
        .check(CORE);
  }

  @Test
  void aSourceOfRandomnessIsHandedToCryptoAlone() {
    noClasses()
        .that(arePure())
        .and()
        .resideOutsideOfPackage(Layers.ROOT + ".crypto")
        .should()
        .dependOnClassesThat(
            describe(
                "are sources of randomness", type -> type.isAssignableTo(RandomGenerator.class)))
        .check(CORE);
  }

  @Test
  void onlyCryptoKnowsThePrimitives() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Layers.ROOT + ".crypto", Layers.ROOT + ".lab.mint", Layers.ROOT + ".lab.fault")
        .should()
        .dependOnClassesThat(
            describe(
                "are cryptographic primitives",
                type ->
                    inPackage(type, "javax.crypto")
                        || inPackage(type, "org.bouncycastle")
                        || inPackage(type, "org.conscrypt")
                        || type.getName().equals("java.security.Signature")))
        .check(CORE);
  }

  /**
   * MACs, binders and Finished are compared by {@code Crypto.equal}, which takes the same time
   * wherever they differ. Session ids and names of keys are public: those classes compare no more.
   */
  @Test
  void secretsAreComparedInConstantTime() {
    noClasses()
        .that()
        .resideInAnyPackage(Layers.ROOT + ".handshake..")
        .should()
        .accessTargetWhere(
            describe(
                "compares bytes, and stops where they differ",
                access ->
                    calls(access, "java.util.Arrays", "equals|compare|mismatch")
                        || calls(access, "java.nio.ByteBuffer", "equals|compareTo|mismatch")
                        || calls(access, Layers.ROOT + ".wire.extension.Opaque", "equals")
                            && !COMPARE_PUBLIC_BYTES.contains(
                                access.getOriginOwner().getSimpleName())))
        .check(CORE);
  }

  @Test
  void nothingWritesToTheStandardStreams() {
    noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "is a standard stream",
                access ->
                    calls(access, "java.lang.System", "in|out|err|console")
                        || calls(access, "java.lang.Throwable", "printStackTrace")))
        .check(CORE);
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    assertThat(packages())
        .isNotEmpty()
        .allSatisfy(each ->
            assertThat(each.isAnnotatedWith(NullMarked.class))
                .as("%s has a package-info.java with @NullMarked", each.getName())
                .isTrue());
  }

  @Test
  void noClassIsNamedForWantOfAName() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Utilities|Manager|Helper|Helpers)")
        .because("such a name does not say what belongs in the class")
        .check(CORE);
  }

  private static Set<JavaPackage> packages() {
    return CORE.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
  }

  private static ArchCondition<JavaClass> importOnlyWhatTheTableAllows() {
    return new ArchCondition<>("import only what the table of layers allows") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (!isAllowed(dependency)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  /** A package without a row may neither import nor be imported. */
  private static boolean isAllowed(Dependency dependency) {
    String from = dependency.getOriginClass().getPackageName();
    String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
    if (!isOurs(to) || from.equals(to)) {
      return true;
    }
    return Layers.row(from).flatMap(row -> Layers.row(to).map(row::mayImport)).orElse(false);
  }

  private static boolean isOurs(String packageName) {
    return packageName.equals(Layers.ROOT) || packageName.startsWith(Layers.ROOT + ".");
  }

  private static DescribedPredicate<JavaClass> arePure() {
    return describe(
        "are in the layers 0 to " + Layers.HIGHEST_PURE_LAYER,
        type -> Layers.row(type.getPackageName()).filter(Row::isPure).isPresent());
  }

  /**
   * The IANA registries and the public suffixes are data of this library: reading them depends on
   * nothing outside it.
   */
  private static DescribedPredicate<JavaClass> readsItsOwnData() {
    return describe(
        "reads data of this library",
        type ->
            type.getName().equals(Layers.ROOT + ".wire.RegistryTable")
                || type.getName().equals(Layers.ROOT + ".verify.PublicSuffixes"));
  }

  private static boolean inPackage(JavaClass type, String name) {
    String actual = type.getBaseComponentType().getPackageName();
    return actual.equals(name) || actual.startsWith(name + ".");
  }

  /**
   * All of {@code java.io}, except the marker interface and the exceptions that libraries throw.
   * {@link #readsItsOwnData} says who may read a resource of this library's own.
   */
  private static boolean isStream(JavaClass type) {
    return inPackage(type, "java.io")
        && !type.isEquivalentTo(Serializable.class)
        && !type.isAssignableTo(Throwable.class);
  }

  private static boolean calls(JavaAccess<?> access, String ownerPattern, String namePattern) {
    AccessTarget target = access.getTarget();
    return target.getOwner().getName().matches(ownerPattern)
        && target.getName().matches(namePattern);
  }
}
