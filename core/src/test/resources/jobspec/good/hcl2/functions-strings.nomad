job "functions-strings" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        format    = format("%-5s|%03d|%.1f|%t|%q", "ab", 7, 2.25, true, "x")
        formats   = formatlist("%s.%s", ["a", "b"], "example.org")
        replaced  = replace("a-b-c", "-", "+")
        regex     = regex_replace("v1.2.3", "v(\\d+)\\..*", "$1")
        trimmed   = [trim("--a--", "-"), trimprefix("a-b", "a"), trimsuffix("a-b", "b"), trimspace(" a "), chomp("a\n")]
        cases     = [upper("aé"), lower("ÀB"), title("of mice")]
        parts     = [substr("hello", 1, 3), strlen("héllo"), strrev("abc"), join("-", split(",", "a,b"))]
        indented  = "x:\n  ${indent(2, "a\nb")}"
      }
    }
  }
}
