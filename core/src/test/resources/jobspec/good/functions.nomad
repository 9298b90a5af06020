# What functions give, in the places of a job where it matters.
job "functions" {
  datacenters = distinct(concat(["dc1"], split(",", "dc2,dc1")))
  priority    = max(10, floor(62.5))
  region      = lower("EU")
  meta = merge({ a = "1" }, { b = jsonencode({ x = [1, true, null] }) })
  group "g" {
    count = length(range(2))
    task "t" {
      driver = "mock"
      config {
        whole     = 10 / 5
        fraction  = 1 / 4
        large     = 2 * 4611686018427387
        list      = [for x in [3, 1, 2] : x * x if x > 1]
        object    = { for i, x in ["a", "b"] : upper(x) => i }
        nested    = [{ a = [1 + 1, "${1 + 1}"] }]
        names     = [{ n = "x" }, { n = "y" }][*].n
        sum       = base64encode(sha256("a"))
        network   = cidrsubnet("10.0.0.0/8", 8, 3)
        flag      = can(tonumber("x")) || false
        first     = try(local.missing, "fallback")
        verbatim  = upper(attr.cpu.arch)
        multiline = join("-", [
          "a",
          "b",
        ])
      }
      kill_timeout = "${5 + 5}s"
    }
  }
}
