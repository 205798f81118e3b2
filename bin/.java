# Sourced by the scripts beside it: finds JDK 25 and puts it in JAVA_HOME; `builder` asks for what a build needs.
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25* "$HOME"/.sdkman/candidates/java/25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
  grep -qs '^JAVA_VERSION="25' "$home/release" && [ -x "$home/bin/javac" ] && export JAVA_HOME="$home" && break
done

fail() { echo "$*" >&2; exit 1; }

grep -qs '^JAVA_VERSION="25' "${JAVA_HOME:-}/release" && [ -x "$JAVA_HOME/bin/javac" ] ||
  fail '没有找到 JDK 25：请安装它（例如 temurin-25-jdk），或者把 JAVA_HOME 指向它。'
export MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"

builder() {
  command -v mvn >/dev/null || fail '没有找到 Maven：请安装 3.8 或更新的版本（apt-get install maven）。'
  command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null ||
    fail '没有找到 Node 20：请安装 20 或更新的版本，连同 npm。'
}

# The jar is built only when something it is made of is newer. `ticking` shows that work goes on.
stale() {
  local jar=target/shequtong.jar
  [ ! -f "$jar" ] || [ -n "$(find pom.xml package.json package-lock.json src/main -newer "$jar" -print -quit)" ]
}

ticking() {
  if [ -t 1 ]; then
    (trap 'exit 0' TERM; while :; do sleep 3 & wait $!; printf .; done) &
    local ticker=$!
    trap "kill $ticker 2>/dev/null" EXIT
    "$@"; local code=$?
    kill "$ticker" 2>/dev/null; wait "$ticker" 2>/dev/null || true; trap - EXIT; echo
    return $code
  fi
  "$@"
}

package() {
  stale || return 0
  builder
  mkdir -p target
  touch target/building
  printf '正在编译，大约 1 分钟（第一次还要下载依赖，会久一些）…\n'
  if ! ticking mvn -q -DskipTests package >target/build.log 2>&1; then
    grep -m 8 '\[ERROR\]' target/build.log >&2 || tail -8 target/build.log >&2
    grep -qsiE 'no space left|设备上没有空间' target/build.log && fail '磁盘满了：请腾出空间后再编译。'
    fail '没有编译成功：上面是头几处错误，全部经过在 target/build.log。'
  fi
  touch -r target/building target/shequtong.jar
}

# In the demonstration short messages go to a simulator, whose page shows them. It lives as long as this script's
# process, which becomes the application; one that was there before is given a moment to go.
short_messages() {
  local port="${SMS_PORT:-$(($1 + 10))}"
  echo "验证码短信会出现在 http://localhost:$port"
  (
    for _ in 1 2 3 4 5; do (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break; sleep 1; done
    "$JAVA_HOME/bin/java" simulators/sms/SmsSimulator.java --port "$port" &
    while kill -0 $$; do sleep 1; done
    kill $!
  ) >/dev/null 2>&1 </dev/null &
}

# In the demonstration the 网格化平台 and the 城管通 are simulators too, each a process of its own with a day in two minutes.
# Both sides are given a secret that nobody else knows and that ends with them.
grid_and_squad() {
  local app="$1" platform="${GRID_PORT:-$(($1 + 11))}" squad="${SQUAD_PORT:-$(($1 + 12))}"
  GRID_PLATFORM_SECRET="$(od -An -vN32 -tx1 /dev/urandom | tr -d ' \n')"
  GRID_SQUAD_SECRET="$(od -An -vN32 -tx1 /dev/urandom | tr -d ' \n')"
  export GRID_PLATFORM_SECRET GRID_SQUAD_SECRET GRID_PLATFORM_URL="http://127.0.0.1:$platform" GRID_SQUAD_URL="http://127.0.0.1:$squad"
  echo "网格化平台和城管通（模拟）在 http://localhost:$platform 和 http://localhost:$squad"
  (
    peer() {
      GRID_SECRET="$3" "$JAVA_HOME/bin/java" simulators/grid/GridSimulator.java --name "$1" --port "$2" --speed 720 \
        --call "http://127.0.0.1:$app/grid/$4/calls" --faults "lost=0.1,error=0.1,twice=0.2,swap=0.1,reject=0.1,supervise=0.3" &
    }
    peer 网格化平台 "$platform" "$GRID_PLATFORM_SECRET" platform; local first=$!
    peer 城管通 "$squad" "$GRID_SQUAD_SECRET" squad; local second=$!
    while kill -0 $$; do sleep 1; done
    kill $first $second
  ) >/dev/null 2>&1 </dev/null &
}
