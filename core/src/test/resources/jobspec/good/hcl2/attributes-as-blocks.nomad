job "attributes-as-blocks" {
  datacenters = ["dc1"]
  meta = {
    a = "b"
  }
  group "g" {
    task "t" {
      driver = "mock"
      config {
        one { a = 1 }
        many { a = 1 }
        many { a = 2 }
        labelled "x" { a = 1 }
        labelled "y" "z" { a = 2 }
        deep { er { est = [1] } }
      }
    }
  }
}
