job "x" {
  datacenters = ["dc1"]
  groop "g" {}
  group "g" {
    restart { attempt = 1 }
    task "t" { driver = "mock" resources { mem = 5 network { mbit = 1 port {} } } }
  }
}
