job "objects" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        equals    = { a = 1, b = 2 }
        colons    = { a : 1, "b" : 2 }
        lines = {
          a = 1
          b = 2,
          c = 3
        }
        quoted    = { "with space" = true, "dash-ed" = 1 }
        computed  = { (upper("k")) = 1, "${lower("K")}2" = 2 }
        words     = { true = 1, null = 3 }
        nested    = { a = { b = { c = [{}] } } }
        empty     = {}
      }
    }
  }
}
