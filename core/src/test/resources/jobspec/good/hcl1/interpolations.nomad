# What is in braces stays as it is, whatever it is.
job "interpolations" {
  datacenters = ["${NOMAD_DC}", "dc1"]
  constraint { attribute = "${attr.kernel.name}" value = "linux" }
  meta {
    unknown = "${foo}"
    nested = "${lookup(map("a", "b"), "a")}"
    braces = "${ {a} } after"
    several = "${node.class}-${meta.a/b}-${env["X"]}"
    escaped = "$${kept} %{kept} $$"
    backslash = "\\${a\n}"
    function = "${upper("x")}"
    math = "${1 + 1}"
  }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
