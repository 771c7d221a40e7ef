# Finds what Ascertain is built, run and tested with. Sourced by ascertain, test and .ci/run.

# What Maven 3.8 needs so as not to warn about itself on JDK 25.
quiet_maven="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"

# Ends the script with one sentence, prefixed by the command's name; the status says "unavailable".
give_up() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 69
}

# Sets jdk_version to what the release file of the JDK at $1 says, such as 25.0.3+9-LTS, or else to
# the empty string. Forks no process: the launcher asks on every run.
read_jdk_version() {
  jdk_version=
  [ -r "$1/release" ] || return 0
  while IFS='=' read -r key value || [ -n "$key" ]; do
    case $key in
      JAVA_RUNTIME_VERSION)
        jdk_version=$value
        break
        ;;
      JAVA_VERSION) jdk_version=$value ;;
    esac
  done <"$1/release"
  jdk_version=${jdk_version#\"}
  jdk_version=${jdk_version%\"}
}

# Whether $1 is the home of a JDK (not merely a runtime) of version 25 or newer.
is_recent_jdk() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  read_jdk_version "$1"
  if [ -z "$jdk_version" ]; then
    jdk_version=$("$1/bin/javac" -version 2>&1) || return 1
    jdk_version=${jdk_version#javac }
  fi
  case ${jdk_version%%[!0-9]*} in
    '') return 1 ;;
    *) [ "${jdk_version%%[!0-9]*}" -ge 25 ] ;;
  esac
}

# Sets jdk to the home of a JDK of version 25 or newer, or ends the script.
find_jdk() {
  if [ -n "${ASCERTAIN_JAVA_HOME:-}" ]; then
    jdk=$ASCERTAIN_JAVA_HOME
    is_recent_jdk "$jdk" && return 0
    give_up "ASCERTAIN_JAVA_HOME ($jdk) is not a JDK of version 25 or newer."
  fi
  on_path=$(command -v javac) || on_path=
  [ -z "$on_path" ] || on_path=$(readlink -f "$on_path" 2>/dev/null) || on_path=
  for jdk in \
    "${JAVA_HOME:-}" \
    "${on_path%/bin/javac}" \
    /usr/lib/jvm/* \
    "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
    "${HOME:-}"/.jdks/* \
    /opt/* \
    /opt/*/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    is_recent_jdk "$jdk" && return 0
  done
  give_up "a JDK of version 25 or newer is needed, and none was found; install one (for example Temurin 25) or set ASCERTAIN_JAVA_HOME to its folder."
}

# Ends the script where Maven is missing.
need_maven() {
  command -v mvn >/dev/null 2>&1 ||
    give_up "Maven (mvn) is needed to build Ascertain, and is not on the PATH; install it, for example with: apt-get install maven"
}

# Sets missing to the programs that the tests need and that are not there, and packages to the
# Debian packages that have them. Debian keeps some of them out of users' PATH, so it is extended.
find_missing_test_programs() {
  missing='' packages=''
  export PATH="$PATH:/usr/sbin:/sbin"
  need curl curl
  need openssl openssl
  need nginx nginx-light
  need gnutls-serv gnutls-bin
  need node nodejs
  need npm npm
  need chromium chromium
  need firefox-esr firefox-esr
  need certutil libnss3-tools
  need_jdk_17
}

# Where a Node newer than Debian's is installed, as a peer for the tests.
node_peer=core/src/test/npm

# Ends the script where that Node is missing.
need_node_peer() {
  for node in "$home/$node_peer"/node_modules/node-*/bin/node; do
    [ ! -x "$node" ] || return 0
  done
  give_up "the tests need a newer Node as a peer; install it with: npm ci --prefix $node_peer"
}

# Notes that a JDK 17, of any folder of Debian's, is needed as a peer.
need_jdk_17() {
  for java in /usr/lib/jvm/java-17-openjdk-*/bin/java; do
    [ ! -x "$java" ] || return 0
  done
  missing="$missing java-17" packages="$packages openjdk-17-jre-headless"
}

# Notes that program $1, of the Debian package $2, is needed.
need() {
  command -v "$1" >/dev/null 2>&1 || missing="$missing $1" packages="$packages $2"
}
