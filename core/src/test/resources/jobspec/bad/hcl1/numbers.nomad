job "x" {
  datacenters = ["dc1"]
  priority = 0x
  meta { octal = 089, double = 1.2.3, letters = 12ab, large = 1e9999 }
  group "g" { count = 1e99 task "t" { driver = "mock" } }
}
