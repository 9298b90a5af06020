# before
// and again
/* over
   several { lines */
job "comments" { # after a brace
  datacenters = ["dc1"] // after a value
  /* before a block */ group "g" {
    count = /* within */ 2
    task "t" {
      driver = "mock" /* not ended by # or // */
      env {
        HASH  = "a # b"
        SLASH = "http://host/*path*/"
      }
      # driver = "docker"
    }
  }
}
