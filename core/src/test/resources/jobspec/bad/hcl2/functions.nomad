job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        unknown = uper("a")
        few     = replace("a", "b")
        many    = upper("a", "b")
        kind    = upper([1])
        base64  = base64decode("***")
        json    = jsondecode("{")
        yaml    = yamldecode("[")
        file    = file("/etc/passwd")
        random  = uuidv4()
        hash    = bcrypt("secret", 40)
        key     = rsadecrypt("AA==", "no key")
      }
    }
  }
}
