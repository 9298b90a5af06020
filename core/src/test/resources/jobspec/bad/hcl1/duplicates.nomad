job "x" {
  datacenters = ["dc1"]
  datacenters = ["dc2"]
  group "g" { count = 1 count = 2 task "t" { driver = "mock" } }
  group "g" { task "t" { driver = "mock" } }
}
