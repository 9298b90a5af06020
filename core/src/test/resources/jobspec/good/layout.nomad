job "layout" {
  datacenters = [
    "dc1", # the first
    "dc2",
  ]
  group "g" { task "t" { driver = "mock" } }
  meta = {
    a = "1",

    b = "2"
  }
}
