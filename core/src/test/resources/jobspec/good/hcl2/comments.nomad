# before
// everything
/* of
it */
job "comments" {
  datacenters = ["dc1"]
  meta { # after a brace
    a = "b" // after a value
    /* between */ c /* anywhere */ = /* at all */ "d"
    # e = "f"
    url = "http://not/a/comment#either"
  }
  group "g" {
    task "t" {
      driver = "mock"
      config {
        list = [ # in a list
          1, // one
          /* two, */
          3,
        ]
        sum = 1 + /* in an expression */ 2
      }
    }
  }
}
